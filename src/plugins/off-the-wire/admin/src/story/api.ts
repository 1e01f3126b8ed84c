import { adminApi } from '@strapi/strapi/admin';
import type { StoryDifference, StoryHistory, ThreeWay } from '../../../shared/contracts';
import { articleUid } from '../fields/uids';

const story = (documentId: string) => `/off-the-wire/stories/${documentId}`;
/** By which the Content Manager knows what it has read of an article: what we change it reads again, and so do we. */
const documentTag = (documentId: string) => ({ type: 'Document' as const, id: `${articleUid}_${documentId}` });
const listTag = { type: 'Document' as const, id: `${articleUid}_LIST` };

interface Answer<Data> {
  readonly data: Data;
}
const dataOf = <Data>(answer: Answer<Data>) => answer.data;

const api = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'Relations'] }).injectEndpoints({
  endpoints: (builder) => ({
    storyHistory: builder.query<StoryHistory, string>({
      query: (documentId) => ({ url: `${story(documentId)}/history`, method: 'GET' }),
      transformResponse: dataOf<StoryHistory>,
      providesTags: (_found, _error, documentId) => [documentTag(documentId)],
    }),
    storyDifference: builder.query<StoryDifference, { documentId: string; from: string; to: string }>({
      query: ({ documentId, from, to }) => ({
        url: `${story(documentId)}/difference`,
        method: 'GET',
        config: { params: { from, to } },
      }),
      transformResponse: dataOf<StoryDifference>,
      providesTags: (_found, _error, { documentId }) => [documentTag(documentId)],
    }),
    storyThreeWay: builder.query<ThreeWay, { documentId: string; version: string }>({
      query: ({ documentId, version }) => ({
        url: `${story(documentId)}/three-way`,
        method: 'GET',
        config: { params: { version } },
      }),
      transformResponse: dataOf<ThreeWay>,
      providesTags: (_found, _error, { documentId }) => [documentTag(documentId)],
    }),
    storyVerb: builder.mutation<StoryHistory, { documentId: string; verb: string; version?: string }>({
      query: ({ documentId, verb, version }) => ({
        url: `${story(documentId)}/${verb}`,
        method: 'POST',
        data: version === undefined ? {} : { version },
      }),
      transformResponse: dataOf<StoryHistory>,
      // After a refusal too: it says that the story is not what the screen shows.
      invalidatesTags: (_done, _error, { documentId }) => [documentTag(documentId), listTag],
    }),
    readArticleAgain: builder.mutation<null, string>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_done, _error, documentId) => [documentTag(documentId)],
    }),
  }),
});

export const {
  useStoryHistoryQuery,
  useStoryDifferenceQuery,
  useStoryThreeWayQuery,
  useStoryVerbMutation,
  useReadArticleAgainMutation,
} = api;
